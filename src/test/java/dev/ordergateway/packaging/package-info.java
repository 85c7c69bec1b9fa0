/** What the application is packed into: the native executable, images, the list of what is in them. */
@NullMarked
package dev.ordergateway.packaging;

import org.jspecify.annotations.NullMarked;
