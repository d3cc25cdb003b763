package dev.mintmark.rest.rights;

import dev.mintmark.domain.member.Right;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.util.Optional;

/** The right that whoever calls an operation needs; what stands at a method is said in place of its class. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Needs {
    /** The right. */
    Right value();

    /** Reads what methods need. */
    final class Reader {
        private Reader() {}

        /** What a method of a resource needs, by itself or as all of its class; empty if that is not said. */
        public static Optional<Right> of(Method method) {
            Needs own = method.getAnnotation(Needs.class);
            return Optional.ofNullable(own == null ? method.getDeclaringClass().getAnnotation(Needs.class) : own)
                    .map(Needs::value);
        }
    }
}
