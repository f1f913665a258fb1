--TEST--
Each class has a page with the signature, the parameters and a running example of each of its methods
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

/** [name => what its section says, ...] of the methods whose signature stands under a heading of the third level. */
function sections(string $class, string $page): array
{
    $sections = [];
    foreach (array_slice(preg_split('/^### /m', $page), 1) as $section) {
        $heading = strtok($section, "\n");
        preg_match_all("/^    $class::(\w+)\(.*$/m", $section, $signatures);
        foreach ($signatures[1] as $name) {
            if (isset($sections[$name])) {
                echo "$class::$name() has two sections\n";
            }
            if (!str_contains($heading, "$name()") && !str_contains($heading, 'set*Callback()')) {
                echo "$class::$name() stands under '$heading'\n";
            }
            $sections[$name] = $section;
        }
    }
    return $sections;
}

function check_method(string $class, ReflectionMethod $method, string $section, string $examples): void
{
    $name = $method->name;
    if (!preg_match('/^    ' . preg_quote(signature($method, "$class::$name"), '/') . '$/m', $section)) {
        echo 'instead of ', signature($method, "$class::$name"), " the page has another signature\n";
    }
    foreach ($method->getParameters() as $parameter) {
        if (!str_contains($section, "`\$$parameter->name`")) {
            echo "$class::$name(): nothing is said of \$$parameter->name\n";
        }
    }
    $use = $name === '__construct' ? "new $class" : "->$name(";
    if ($name !== '__destruct' && !str_contains($examples, $use)) {
        echo "$class::$name(): no example on the page has it\n";
    }
}

$count = 0;
foreach ((new ReflectionExtension('gearman'))->getClasses() as $class) {
    $page = page("$class->name.md");
    $examples = implode(array_column(array_filter(blocks($page), fn ($block) => $block[0] === 'php'), 1));
    $sections = sections($class->name, $page);
    foreach ($class->getMethods() as $method) {
        if ($method->class !== $class->name) {
            continue;
        }
        $count++;
        if (!isset($sections[$method->name])) {
            echo "$class->name::$method->name() is missing\n";
            continue;
        }
        check_method($class->name, $method, $sections[$method->name], $examples);
        unset($sections[$method->name]);
    }
    foreach (array_keys($sections) as $name) {
        echo "$class->name::$name() does not exist\n";
    }
}
echo $count > 90 ? "done\n" : "too few: $count\n";
?>
--EXPECT--
done
