// From which addresses is the database spoken to, and by what?
CALL dbms.listConnections() YIELD clientAddress, userAgent
RETURN clientAddress, userAgent
ORDER BY clientAddress
