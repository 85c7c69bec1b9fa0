package dev.ordergateway.sandbox;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One way an order can go after it was created, as the steps it takes.
 *
 * @param needs what the order must be like for the scenario to make sense; null is nothing
 */
record Scenario(String name, String description, CodeKind codes, @Nullable String needs, List<Step> steps) {

    static Scenario of(String name, String description, Step... steps) {
        return new Scenario(name, description, CodeKind.BY_GOODS, null, List.of(steps));
    }

    Scenario coded(CodeKind other) {
        return new Scenario(name, description, other, needs, steps);
    }

    Scenario needing(String what) {
        return new Scenario(name, description, codes, what, steps);
    }

    /** That of a new order, and that after each step. */
    List<StateWord> states() {
        return Stream.concat(Stream.of(StateWord.WAITING_FOR_PAYMENT), steps.stream().map(Step::state)).toList();
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("name", name).put("description", description);
        ArrayNode states = json.putArray("states");
        states().forEach(state -> states.add(state.text()));
        return json.put("needs", needs);
    }
}
