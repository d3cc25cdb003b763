package dev.mintmark.rest.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The query parameters that a method knows; without it, a method knows none. Any other is refused (http-api §2). */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface QueryNames {
    String[] value();

    /** Whether others are ignored: where somebody else writes the query, as a provider does (RFC 6749 §4.1.2). */
    boolean ignoresOthers() default false;
}
