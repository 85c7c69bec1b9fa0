package dev.ordergateway.sandbox;

import org.jspecify.annotations.Nullable;

/** How far an order has come in its scenario. */
record Progress(Scenario scenario, int taken) {

    static Progress startOf(Scenario scenario) {
        return new Progress(scenario, 0);
    }

    /**
     * Where an order in this state goes on, and nowhere from a state the scenario does not know. Of a state that comes
     * twice the first place counts, so that no step is left out.
     */
    Progress from(StateWord state) {
        return new Progress(scenario, knows(state) ? scenario.states().indexOf(state) : scenario.steps().size());
    }

    boolean knows(StateWord state) {
        return scenario.states().contains(state);
    }

    @Nullable
    Step next() {
        return taken < scenario.steps().size() ? scenario.steps().get(taken) : null;
    }

    Progress onward() {
        return new Progress(scenario, taken + 1);
    }
}
