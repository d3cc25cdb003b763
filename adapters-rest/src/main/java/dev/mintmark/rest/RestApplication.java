package dev.mintmark.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/**
 * The one Jakarta REST application: every resource of this module, from the root on. Health, a page at the root and
 * static files are served by longer or exact paths of others.
 */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
public class RestApplication extends Application {}
