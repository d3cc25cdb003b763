package dev.mintmark.incontainer;

import java.io.File;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What is deployed: the WAR as it was built, at the root of the server as it is shipped. */
final class Deployments {
    private static final String AT_THE_ROOT =
            "<web-ext xmlns=\"http://websphere.ibm.com/xml/ns/javaee\" version=\"1.0\">"
                    + "<context-root uri=\"/\"/></web-ext>";

    private Deployments() {}

    /** The application. */
    static WebArchive application() {
        return ShrinkWrap.create(ZipImporter.class, "incontainer.war")
                .importFrom(new File(System.getProperty("mintmark.war", "target/mintmark.war")))
                .as(WebArchive.class)
                .addAsWebInfResource(new StringAsset(AT_THE_ROOT), "ibm-web-ext.xml");
    }

    /** The application with the tests inside it. */
    static WebArchive applicationWithTests() {
        return application()
                .addPackage(Deployments.class.getPackage())
                .addAsLibrary(new File(Assertions.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()));
    }
}
