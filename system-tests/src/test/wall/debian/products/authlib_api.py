import time

import requests
from authlib.jose import JsonWebKey, JsonWebToken

ISSUER = "https://id.example.com"
AUDIENCE = "https://orders.example.com"

jwt = JsonWebToken(["ES256", "RS256"])
expected = {
    "iss": {"essential": True, "value": ISSUER},
    "aud": {"essential": True, "value": AUDIENCE},
    "exp": {"essential": True},
}
keys, fetched = None, 0


def published():
    global keys, fetched
    if keys is None or time.monotonic() - fetched > 300:
        answer = requests.get(f"{ISSUER}/.well-known/jwks.json", timeout=5)
        answer.raise_for_status()
        keys, fetched = JsonWebKey.import_key_set(answer.json()), time.monotonic()
    return keys


def claims(token):
    payload = jwt.decode(token, published(), claims_options=expected)
    payload.validate()
    return payload
