// From which addresses are clients connected to the database, and with which program?
CALL dbms.listConnections() YIELD clientAddress, userAgent
RETURN clientAddress, userAgent
ORDER BY clientAddress
