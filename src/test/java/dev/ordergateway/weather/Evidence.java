package dev.ordergateway.weather;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * What is kept of a run in which something did not hold: what each replica said, the faults, and everything about the orders.
 */
final class Evidence {

    private static final Path FOLDER = Path.of("target", "weather");

    private Evidence() {
    }

    static void keep(World world, Diary diary, Collection<Violation> violations) throws IOException, SQLException {
        Files.createDirectories(FOLDER);
        world.replicas().keepLogs(FOLDER);
        Files.write(FOLDER.resolve("faults.txt"), diary.spells().stream().map(Diary.Spell::toString).toList());
        var broken = violations.stream().collect(Collectors.groupingBy(Violation::order));
        var orders = Stored.read(world.database()).values().stream()
                .filter(order -> broken.containsKey(order.id()) || broken.containsKey(String.valueOf(order.partnerId())))
                .map(order -> order + "\n  at the partner: " + truth(world, order) + "\n  "
                        + broken.get(broken.containsKey(order.id()) ? order.id() : String.valueOf(order.partnerId())) + "\n")
                .toList();
        Files.write(FOLDER.resolve("orders.txt"), orders);
    }

    private static String truth(World world, Stored order) {
        return order.partnerId() == null ? "unknown" : String.valueOf(world.partner().books().order(order.partnerId()));
    }
}
