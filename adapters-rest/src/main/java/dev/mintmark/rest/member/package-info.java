/** Members and operators over HTTP (http-api §2). */
package dev.mintmark.rest.member;
