# Lo que se mira y se pide en una instancia.

operations-no-campaign = { $address } no tiene ninguna campaña "{ $given }"
