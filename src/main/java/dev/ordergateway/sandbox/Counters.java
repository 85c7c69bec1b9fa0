package dev.ordergateway.sandbox;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.ordergateway.sandbox.Fault.Call;

/** How often what happened, faults included. */
final class Counters {

    private final Map<Call, Integer> calls = new EnumMap<>(Call.class);
    private int created;
    private int refused;

    void called(Call call) {
        calls.merge(call, 1, Integer::sum);
    }

    void created() {
        created++;
    }

    void refused() {
        refused++;
    }

    void clear() {
        calls.clear();
        created = 0;
        refused = 0;
    }

    ObjectNode json(int openStreams) {
        ObjectNode json = Json.object().put("created", created);
        for (Call call : Call.values()) {
            json.put(call.name().toLowerCase(Locale.ROOT) + "_calls", calls.getOrDefault(call, 0));
        }
        return json.put("open_streams", openStreams).put("refused", refused);
    }
}
