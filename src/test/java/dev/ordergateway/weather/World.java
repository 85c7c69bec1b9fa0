package dev.ordergateway.weather;

/** What faults happen to. */
record World(WeatherPartner partner, Replicas replicas, WeatherDatabase database) {
}
