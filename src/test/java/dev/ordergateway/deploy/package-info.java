/** What is deployed beside the application agrees with it. */
@NullMarked
package dev.ordergateway.deploy;

import org.jspecify.annotations.NullMarked;
