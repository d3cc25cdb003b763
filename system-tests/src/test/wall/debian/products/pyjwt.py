import jwt

ISSUER = "https://id.example.com"
AUDIENCE = "https://orders.example.com"

keys = jwt.PyJWKClient(f"{ISSUER}/.well-known/jwks.json")


def claims(token):
    key = keys.get_signing_key_from_jwt(token).key
    return jwt.decode(token, key, algorithms=["ES256", "RS256"], issuer=ISSUER, audience=AUDIENCE)
