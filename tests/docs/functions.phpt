--TEST--
docs/functions.md: its examples print what it says; it has every function, constant and setting, and a function is its method
--EXTENSIONS--
gearman
--SKIPIF--
<?php
require __DIR__ . '/docs.inc';
skip_without_docs();
?>
--FILE--
<?php
require __DIR__ . '/docs.inc';
run_page('functions.md');

$page = page('functions.md');
$extension = new ReflectionExtension('gearman');

/** The method's row stands under that of its class. */
function method_of(string $function, string $page): ?ReflectionMethod
{
    $row = "/^\| of \[(\w+)\]\([^\n]*\n(?:\| gearman_[^\n]*\n)*?\| $function\(\) \| (\w+)\(\) \|$/m";
    return preg_match($row, $page, $match) ? new ReflectionMethod($match[1], $match[2]) : null;
}

$named = 0;
foreach ($extension->getFunctions() as $name => $function) {
    $signature = signature($function, $name);
    if (str_contains($page, "\n    $signature\n")) {
        $named++;
        continue;
    }
    $method = method_of($name, $page);
    if (!$method) {
        echo "$name() is missing\n";
        continue;
    }
    $expected = signature($method, $name);
    $self = "{$method->class} \$obj";
    $expected = str_replace("$name()", "$name($self)", str_replace("$name(", "$name($self, ", $expected), $none);
    $expected = str_replace("($self, )", "($self)", $expected);
    if ($signature !== $expected) {
        echo "$signature is not {$method->class}::{$method->name}()\n";
    }
    $named++;
}
echo substr_count($page, '| gearman_') + 5 === $named ? '' : "functions.md has rows of functions that do not exist\n";

$constants = get_defined_constants(true)['gearman'];
foreach ($constants as $name => $value) {
    if (substr_count($page, "| $name | $value |") !== 1) {
        echo "$name = $value does not have its row\n";
    }
}
echo preg_match_all('/^\| GEARMAN_/m', $page) === count($constants) ? '' : "functions.md has rows of constants that do not exist\n";

foreach ($extension->getINIEntries() as $name => $value) {
    if (!preg_match("/^\| `$name` \| `[^`]*` \|/m", $page)) {
        echo "$name is missing\n";
    }
}
echo $named > 90 && count($constants) > 150 ? "done\n" : "too few\n";
?>
--EXPECT--
all examples ran
done
