package dev.ordergateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;

import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void actsInItsOwnRolesAlone() {
        var reader = new Caller("support", Set.of(Role.READ));

        assertThat(reader.as(Role.READ)).isEqualTo(reader);
        assertThatThrownBy(() -> reader.as(Role.REVEAL)).isInstanceOf(AccessFailure.Forbidden.class);
    }
}
