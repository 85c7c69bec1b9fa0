package dev.ordergateway.sandbox;

import org.jspecify.annotations.Nullable;

/** How far an order has come in its scenario. */
record Progress(Scenario scenario, int taken) {

    static Progress startOf(Scenario scenario) {
        return new Progress(scenario, 0);
    }

    /** Where an order in this state goes on, and nowhere from a state the scenario does not know. */
    Progress from(StateWord state) {
        return knows(state) ? new Progress(scenario, stepsTo(state)) : new Progress(scenario, scenario.steps().size());
    }

    boolean knows(StateWord state) {
        return state.equals(StateWord.WAITING_FOR_PAYMENT) || stepsTo(state) > 0;
    }

    @Nullable
    Step next() {
        return taken < scenario.steps().size() ? scenario.steps().get(taken) : null;
    }

    Progress onward() {
        return new Progress(scenario, taken + 1);
    }

    /** One based: 0 is before the first step, and for a state that is none of them. */
    private int stepsTo(StateWord state) {
        return scenario.steps().stream().map(Step::state).toList().indexOf(state) + 1;
    }
}
