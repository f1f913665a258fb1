--TEST--
Every class, public property, method, function, parameter and constant of the incumbent extension is in ours
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
$names = [];
foreach ([their_extension(), our_extension()] as $extension) {
    $process = new Process([getenv('TEST_PHP_EXECUTABLE') ?: PHP_BINARY, '-n', '-d', "extension=$extension", __DIR__ . '/names.inc']);
    $process->wait();
    $names[] = explode("\n", strtolower(trim($process->text()))); // PHP's own view: case does not count
}
[$theirs, $ours] = $names;
// Ours may have more parameters, optional ones, at the end.
$known = function (string $name) use ($ours): bool {
    return in_array($name, $ours)
        || array_filter($ours, fn ($own) => str_ends_with($name, ')') && str_starts_with($own, substr($name, 0, -1)) && str_ends_with($own, '?)'));
};
// As many as php-gearman 2.1.0 has; later ones have more.
foreach (['class' => 5, 'property' => 1, 'method' => 94, 'function' => 93, 'constant' => 157] as $kind => $least) {
    $all = array_filter($theirs, fn ($name) => str_starts_with($name, "$kind "));
    echo "$kind: ", count($all) >= $least ? "$least or more" : count($all), "\n";
    foreach (array_filter($all, fn ($name) => !$known($name)) as $name) {
        echo "  missing: $name\n";
    }
}
?>
--EXPECT--
class: 5 or more
property: 1 or more
method: 94 or more
function: 93 or more
constant: 157 or more
