import os

from authlib.integrations.requests_client import OAuth2Session

session = OAuth2Session(os.environ["CLIENT_ID"], os.environ["CLIENT_SECRET"])
token = session.fetch_token(
    "https://id.example.com/connect/token",
    grant_type="client_credentials",
    resource="https://orders.example.com",
    scope="orders:read",
)
print(token["access_token"])
