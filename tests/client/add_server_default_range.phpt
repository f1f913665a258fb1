--TEST--
gearman.default_port is a port, gearman.default_host is not empty: other values are refused
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
foreach (['70000', '65536', '-1', '0', 'abc', '47 30', ''] as $port) {
    var_dump(ini_set('gearman.default_port', $port));
}
var_dump(ini_set('gearman.default_host', ''));
var_dump(ini_set('gearman.default_port', '65535'));
var_dump(ini_get('gearman.default_host'), ini_get('gearman.default_port'));
?>
--EXPECT--
Warning: gearman.default_port must be between 1 and 65535, "70000" given
bool(false)
Warning: gearman.default_port must be between 1 and 65535, "65536" given
bool(false)
Warning: gearman.default_port must be between 1 and 65535, "-1" given
bool(false)
Warning: gearman.default_port must be between 1 and 65535, "0" given
bool(false)
Warning: gearman.default_port must be between 1 and 65535, "abc" given
bool(false)
Warning: gearman.default_port must be between 1 and 65535, "47 30" given
bool(false)
Warning: gearman.default_port must be between 1 and 65535, "" given
bool(false)
bool(false)
string(4) "4730"
string(9) "localhost"
string(5) "65535"
