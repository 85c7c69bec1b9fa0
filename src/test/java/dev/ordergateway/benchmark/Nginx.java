package dev.ordergateway.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;

/** A plain nginx that passes the partner's streams on as they are; it must be installed. */
final class Nginx implements AutoCloseable {

    private final Path folder;
    private final int port;
    private final Process process;

    Nginx(String partner) throws IOException {
        folder = Files.createTempDirectory("nginx");
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.writeString(folder.resolve("nginx.conf"), """
                daemon off; worker_processes 1; pid nginx.pid; error_log stderr error;
                worker_rlimit_nofile 16384;
                events { worker_connections 8192; }
                http {
                  access_log off;
                  server {
                    listen %d;
                    location / {
                      proxy_pass %s; proxy_http_version 1.1; proxy_set_header Connection "";
                      proxy_buffering off; proxy_read_timeout 1h;
                    }
                  }
                }
                """.formatted(port, partner));
        process = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", "nginx.conf").inheritIO().start();
    }

    String url() {
        return "http://localhost:" + port;
    }

    /** What its processes have used of the processors. */
    Duration cpu() {
        return process.toHandle().descendants().map(child -> MeasuredGateway.cpu(child.pid()))
                .reduce(MeasuredGateway.cpu(process.pid()), Duration::plus);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
