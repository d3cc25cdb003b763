/** The HTTP interface: the Jakarta REST application and, in rooms by feature, its resources (http-api §1, §2). */
package dev.mintmark.rest;
