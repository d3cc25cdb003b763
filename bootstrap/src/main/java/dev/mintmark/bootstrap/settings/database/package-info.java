/**
 * The data source that the server loads from a library of its own, and the settings that it needs: nothing here knows
 * the application.
 */
package dev.mintmark.bootstrap.settings.database;
