"""JSON values of responses that are made from several records, ties or versions."""
