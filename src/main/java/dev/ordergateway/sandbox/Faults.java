package dev.ordergateway.sandbox;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.sandbox.Fault.Call;

/** The faults still to strike, in the order they were set. */
final class Faults {

    private final List<Fault> waiting = new ArrayList<>();

    void add(Fault fault) {
        waiting.add(fault);
    }

    void clear() {
        waiting.clear();
    }

    /** The fault that strikes this call, which uses it up by one. */
    @Nullable
    Fault take(Call call) {
        for (int i = 0; i < waiting.size(); i++) {
            Fault fault = waiting.get(i);
            if (fault.on() == call) {
                use(i, fault);
                return fault;
            }
        }
        return null;
    }

    private void use(int index, Fault fault) {
        Integer times = fault.times();
        if (times == null) {
            return;
        }
        if (times == 1) {
            waiting.remove(index);
        } else {
            waiting.set(index, fault.striking(times - 1));
        }
    }
}
