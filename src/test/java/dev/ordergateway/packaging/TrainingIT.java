package dev.ordergateway.packaging;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Launch;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.Surroundings;

/**
 * The training run of the JVM: what the application loads and links while it does here what it does for its callers is kept
 * beside it, and need not be done again at the next start. Before all others, whose applications start so.
 */
@Order(0)
class TrainingIT {

    @Test
    void anApplicationStartsFromWhatAnotherHasLearned() throws IOException {
        assumeFalse(Launch.isExecutable(), "a native executable has nothing left to learn");

        try (var surroundings = new Surroundings(Map.of());
                var trained = PackagedApplication.start(surroundings.gatewaySettings(Map.of("sandbox.enabled", "true")),
                        Training.learned(surroundings))) {
            trained.awaitReady();
        }
    }
}
