package dev.mintmark.bench.floor;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers every GET and every POST with the same bytes: what the server costs without any logic. A PUT says which
 * bytes.
 */
@WebServlet("/constant")
public final class Floor extends HttpServlet {
    private static volatile byte[] answer = {};

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer = request.getInputStream().readAllBytes();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getInputStream().readAllBytes();
        doGet(request, response);
    }
}
