package dev.ordergateway.deploy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecretKeySelector;

/** Pods of one template. */
record Workload(HasMetadata owner, PodTemplateSpec template) {

    PodSpec pod() {
        return template.getSpec();
    }

    Map<String, String> labels() {
        return template.getMetadata().getLabels();
    }

    /** The one there is. */
    Container container() {
        return pod().getContainers().getFirst();
    }

    int port() {
        return container().getPorts().stream().filter(port -> port.getName().equals("http"))
                .map(ContainerPort::getContainerPort).findFirst().orElseThrow();
    }

    List<Probe> probes() {
        return Stream.of(container().getStartupProbe(), container().getLivenessProbe(), container().getReadinessProbe())
                .filter(Objects::nonNull).toList();
    }

    Stream<SecretKeySelector> secretKeys() {
        return container().getEnv().stream().filter(variable -> variable.getValueFrom() != null)
                .map(variable -> variable.getValueFrom().getSecretKeyRef());
    }

    /** Every variable that the container has, by its name. */
    Map<String, String> environment(Manifests manifests, Function<SecretKeySelector, String> secrets) {
        var environment = new HashMap<String, String>();
        container().getEnvFrom().forEach(from -> environment
                .putAll(manifests.one(ConfigMap.class, from.getConfigMapRef().getName()).getData()));
        container().getEnv().forEach(variable -> environment.put(variable.getName(), variable.getValueFrom() == null
                ? variable.getValue()
                : secrets.apply(variable.getValueFrom().getSecretKeyRef())));
        return environment;
    }

    @Override
    public String toString() {
        return owner.getKind() + " " + owner.getMetadata().getName();
    }
}
