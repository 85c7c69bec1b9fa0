package dev.ordergateway.weather;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Which fault was on when. */
final class Diary {

    /** One fault from its beginning to its end. */
    record Spell(Fault fault, Instant from, Instant to) {

        /** It was on within that time, or the replicas may still have been dealing with it. */
        boolean touches(Instant begin, Instant end) {
            return !from.isAfter(end) && !to.plus(Season.RECOVERY).isBefore(begin);
        }
    }

    private final List<Spell> spells = new CopyOnWriteArrayList<>();

    void add(Spell spell) {
        spells.add(spell);
    }

    List<Spell> spells() {
        return spells;
    }

    Stream<Stretch> parted() {
        return spells.stream().filter(spell -> spell.fault.parts()).map(spell -> new Stretch(spell.from, spell.to));
    }

    /** How long after its end a fault may still show. */
    static Duration allowance(List<Fault> faults) {
        var longest = Season.RECOVERY.plus(Season.LEASE);
        return faults.stream().anyMatch(fault -> !fault.givesSignal()) ? longest.plus(Season.unnoticed()) : longest;
    }
}
