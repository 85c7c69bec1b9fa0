/**
 * A stand-in for the partner, who offers no sandbox: the partner's routes with a catalogue of its own and orders that
 * pay and deliver themselves, and a control interface to make it misbehave. It speaks only HTTP with the rest: it
 * imports no other package of this application and none imports it.
 */
@NullMarked
package dev.ordergateway.sandbox;

import org.jspecify.annotations.NullMarked;
