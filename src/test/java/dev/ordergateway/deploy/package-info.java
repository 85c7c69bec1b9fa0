/** What {@code deploy} puts into a cluster, against the types of its objects and the application's own configuration. */
@NullMarked
package dev.ordergateway.deploy;

import org.jspecify.annotations.NullMarked;
