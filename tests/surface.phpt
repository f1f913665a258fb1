--TEST--
The API has every name, parameter and constant that programs know from php-gearman
--EXTENSIONS--
gearman
--FILE--
<?php
$surface = require __DIR__ . '/surface.inc';

// "name(required, ... [, optional, ...])" in a list -> name => [parameter names, number of required ones]
function signatures(string $list): array {
	preg_match_all('/(\w+)\(([^\[)]*)([^)]*)\)/', $list, $found, PREG_SET_ORDER);
	$result = [];
	foreach ($found as [, $name, $required, $optional]) {
		preg_match_all('/\w+/', $required, $r);
		preg_match_all('/\w+/', $optional, $o);
		$result[$name] = [array_merge($r[0], $o[0]), count($r[0])];
	}
	return $result;
}

function compare(string $name, array $expected, ReflectionFunctionAbstract $function): void {
	[$names, $required] = $expected;
	$ours = array_map(fn($p) => $p->getName(), $function->getParameters());
	if (array_slice($ours, 0, count($names)) !== $names) {
		echo "$name: parameters are (", implode(', ', $ours), ') instead of (', implode(', ', $names), ")\n";
	}
	if ($function->getNumberOfRequiredParameters() !== $required) {
		echo "$name: requires {$function->getNumberOfRequiredParameters()} parameters instead of $required\n";
	}
}

function methods(string $class, string $list): int {
	$count = 0;
	foreach (signatures($list) as $name => $expected) {
		if (!method_exists($class, $name)) {
			echo "$class::$name() is missing\n";
			continue;
		}
		compare("$class::$name()", $expected, new ReflectionMethod($class, $name));
		$count++;
	}
	return $count;
}

function functions(string $list): int {
	$count = 0;
	foreach (signatures($list) as $name => $expected) {
		if (!function_exists($name)) {
			echo "$name() is missing\n";
			continue;
		}
		compare("$name()", $expected, new ReflectionFunction($name));
		$count++;
	}
	return $count;
}

$count = 0;
foreach ($surface['constants'] as $name => $value) {
	if (!defined($name) || constant($name) !== $value) {
		echo "$name is ", defined($name) ? var_export(constant($name), true) : 'missing', ' instead of ', var_export($value, true), "\n";
		continue;
	}
	$count++;
}
echo "constants: $count\n";

foreach ($surface['classes'] as $class => $list) {
	if (!class_exists($class)) {
		echo "$class is missing\n";
		continue;
	}
	echo "$class: ", methods($class, $list), "\n";
}
echo 'functions: ', functions($surface['functions']), "\n";

methods('GearmanWorker', $surface['additions']['GearmanWorker']);
functions($surface['additions']['functions']);

var_dump(is_subclass_of('GearmanException', 'Exception'));
?>
--EXPECT--
constants: 157
GearmanClient: 45
GearmanTask: 13
GearmanWorker: 22
GearmanJob: 14
GearmanException: 0
functions: 93
bool(true)
