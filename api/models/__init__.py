"""Models of requests and responses. They make the OpenAPI document, and requests are validated by them.

Responses are not: they are written by orjson from plain values, and tests compare them with the models.
"""
