"""The shapes of answers and requests, as the OpenAPI document tells them."""
