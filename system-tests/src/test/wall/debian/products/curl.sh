curl --silent --show-error --fail-with-body --user "$CLIENT_ID:$CLIENT_SECRET" \
  --data grant_type=client_credentials \
  --data-urlencode resource=https://orders.example.com \
  --data-urlencode scope=orders:read \
  https://id.example.com/connect/token
