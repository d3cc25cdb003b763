package dev.mintmark.rest.openapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Names schemas as their readers know them: {@code AppAnswer} becomes {@code App}, a page of them {@code AppPage}. */
final class SchemaNames {
    private static final String SUFFIX = "Answer";
    private static final Pattern PAGE = Pattern.compile("PageAnswer(.+?)(?:Answer)?");
    private static final String REFERENCE = "#/components/schemas/";
    private static final String PAGE_OF_NOTHING = "Page";
    private static final String DATE_TIME = "date-time";

    private SchemaNames() {}

    /** The schema, with its reference renamed. */
    static Schema rename(Schema schema) {
        String reference = schema.getRef();
        if (reference != null && reference.startsWith(REFERENCE)) {
            schema.setRef(REFERENCE + name(reference.substring(REFERENCE.length())));
            schema.setType(null);
        } else if (isText(schema)) {
            schema.removeType(Schema.SchemaType.OBJECT);
        } else if (DATE_TIME.equals(schema.getFormat())) {
            schema.setExamples(null);
        }
        return schema;
    }

    /** Renames the schemas, and puts them in order. */
    static void rename(Components components) {
        Map<String, Schema> renamed = new TreeMap<>();
        components.getSchemas().forEach((name, schema) -> renamed.put(name(name), schema));
        renamed.remove(PAGE_OF_NOTHING);
        components.setSchemas(renamed);
    }

    /** A text that is described by an interface is no object, as the runtime takes it to be. */
    private static boolean isText(Schema schema) {
        return schema.getType() != null
                && schema.getType().containsAll(List.of(Schema.SchemaType.STRING, Schema.SchemaType.OBJECT));
    }

    private static String name(String name) {
        Matcher page = PAGE.matcher(name);
        if (page.matches()) {
            return page.group(1) + "Page";
        }
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }
}
