/** Protects the controllers of a Spring Boot application by settings that begin with {@code mintmark.}. */
package dev.mintmark.spring;
