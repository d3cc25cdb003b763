"""An API with nothing behind it: 200 to a request with a token that this product takes, else 401.

serve.py <module of the product> <port>; serve.py - <port> takes every request.
"""
import sys
from importlib import import_module
from wsgiref.simple_server import WSGIRequestHandler, make_server

from authlib.jose.errors import JoseError
from jwt import PyJWTError

product, port = sys.argv[1:]
claims = (lambda token: {}) if product == "-" else import_module(product).claims


class Quiet(WSGIRequestHandler):
    def log_message(self, *arguments):
        pass


def api(environment, start_response):
    try:
        claims(environment.get("HTTP_AUTHORIZATION", "").removeprefix("Bearer "))
        start_response("200 OK", [])
    except (PyJWTError, JoseError, ValueError) as refused:
        start_response("401 Unauthorized", [("WWW-Authenticate", f'Bearer error_description="{refused!r}"')])
    return []


make_server("127.0.0.1", int(port), api, handler_class=Quiet).serve_forever()
