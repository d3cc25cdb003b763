package dev.mintmark.application.service;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** What is asked of ports, in order. */
final class NotedCalls {
    private final List<String> made = new ArrayList<>();

    /** The same port, of which each call is noted. */
    <T> T noting(Class<T> port, T real) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, call, details) -> {
                    made.add(port.getSimpleName() + "." + call.getName());
                    try {
                        return call.invoke(real, details);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    /** What was called since this was asked before. */
    List<String> take() {
        List<String> taken = List.copyOf(made);
        made.clear();
        return taken;
    }
}
