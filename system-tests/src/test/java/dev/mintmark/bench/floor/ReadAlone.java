package dev.mintmark.bench.floor;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.SplittableRandom;
import javax.sql.DataSource;

/**
 * Reads the row of an app by chance, and every value of it, in one thread: one prepared statement on one connection of
 * the server's own kind, without its pool. A PUT brings the statement, and behind it the client ids, line by line.
 */
@WebServlet("/read")
public final class ReadAlone extends HttpServlet {
    private static final String DATA_SOURCE = "dev.mintmark.bootstrap.settings.database.MintmarkDataSource";

    private transient volatile List<String> lines = List.of();

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        lines = Repeated.body(request).lines().toList();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        List<String> ids = lines.subList(1, lines.size());
        SplittableRandom random = new SplittableRandom(1);
        try (Connection connection = dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(lines.get(0))) {
            int parameters = statement.getParameterMetaData().getParameterCount();
            Repeated.answer(request, response, () -> {
                String id = ids.get(random.nextInt(ids.size()));
                for (int parameter = 1; parameter <= parameters; parameter++) {
                    statement.setString(parameter, id);
                }
                read(statement);
            });
        } catch (Exception failed) {
            throw new ServletException(failed);
        }
    }

    private static void read(PreparedStatement statement) throws Exception {
        try (ResultSet row = statement.executeQuery()) {
            int columns = row.getMetaData().getColumnCount();
            if (!row.next()) {
                throw new IllegalStateException("no row");
            }
            for (int column = 1; column <= columns; column++) {
                row.getObject(column);
            }
        }
    }

    private static DataSource dataSource() throws ReflectiveOperationException {
        return (DataSource) Class.forName(DATA_SOURCE).getDeclaredConstructor().newInstance();
    }
}
