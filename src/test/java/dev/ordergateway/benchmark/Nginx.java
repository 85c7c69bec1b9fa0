package dev.ordergateway.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A plain nginx that passes requests and streams on as they are; it must be installed. It asks nobody twice, so that each
 * failure is seen, and keeps connections to the servers for later requests, as an ingress does.
 */
final class Nginx implements AutoCloseable {

    private final Path folder;
    private final int port;
    private final Process process;

    /** @param servers URLs of those that take turns */
    Nginx(List<String> servers) throws IOException {
        folder = Files.createTempDirectory("nginx");
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        configure(servers);
        process = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", "nginx.conf").inheritIO().start();
    }

    /** From now on others take the requests; those that are under way, and streams, go on where they are. */
    void use(List<String> servers) throws IOException, InterruptedException {
        configure(servers);
        int exit = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", "nginx.conf", "-s", "reload").inheritIO()
                .start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException("nginx did not take its new configuration");
        }
    }

    private void configure(List<String> servers) throws IOException {
        Files.writeString(folder.resolve("nginx.conf"), """
                daemon off; worker_processes 1; pid nginx.pid; error_log stderr error;
                worker_rlimit_nofile 16384;
                events { worker_connections 8192; }
                http {
                  access_log off;
                  upstream servers { %s keepalive 64; }
                  server {
                    listen %d;
                    location / {
                      proxy_pass http://servers; proxy_http_version 1.1; proxy_set_header Connection "";
                      proxy_buffering off; proxy_read_timeout 1h; proxy_next_upstream off;
                    }
                  }
                }
                """.formatted(servers.stream().map(server -> "server 127.0.0.1:" + URI.create(server).getPort() + ";")
                .collect(Collectors.joining(" ")), port));
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
