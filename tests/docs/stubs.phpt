--TEST--
stubs/gearman.php, read without the extension, has the classes, functions and constants that the extension has, each with a comment
--EXTENSIONS--
gearman
--SKIPIF--
<?php
is_file(__DIR__ . '/../../stubs/gearman.php') or die('skip no stubs');
?>
--FILE--
<?php
require __DIR__ . '/docs.inc';

const DUMP = <<<'PHP'
    foreach (CLASSES as $name) {
        $class = new ReflectionClass($name);
        echo $class->isFinal() ? 'final ' : '', $name, ' ', get_parent_class($name) ?: '', "\n";
        foreach ($class->getMethods() as $method) {
            echo $method->class === $name ? signature($method, "$name::{$method->name}") . "\n" : '';
        }
    }
    foreach (FUNCTIONS as $name) {
        echo signature(new ReflectionFunction($name), $name), "\n";
    }
    foreach (CONSTANTS as $name) {
        echo $name, ' ', var_export(constant($name), true), "\n";
    }
    PHP;

$extension = new ReflectionExtension('gearman');
$names = ['CLASSES' => $extension->getClassNames(), 'FUNCTIONS' => array_keys($extension->getFunctions()),
    'CONSTANTS' => array_keys($extension->getConstants())];
$code = '';
foreach ($names as $list => $values) {
    $code .= "const $list = " . var_export($values, true) . ";\n";
}
$root = dirname(__DIR__, 2);
$file = temporary("<?php\n{$code}require '$root/tests/docs/docs.inc';\n" . '$argc > 1 && require $argv[1];' . DUMP);
$php = getenv('TEST_PHP_EXECUTABLE') ?: PHP_BINARY;

/** What a PHP with these arguments knows. */
function known(array $command): string
{
    $process = new Process($command);
    $process->wait();
    return $process->text();
}
$ours = known([$php, ...php_arguments(), $file]);
$stubs = known([$php, '-n', $file, "$root/stubs/gearman.php"]);
foreach (array_diff(explode("\n", $ours), explode("\n", $stubs)) as $line) {
    echo "extension: $line\n";
}
foreach (array_diff(explode("\n", $stubs), explode("\n", $ours)) as $line) {
    echo "stubs: $line\n";
}

$text = file_get_contents("$root/stubs/gearman.php");
preg_match_all('~(?<!\*/)\n\h*((?:public )?function \w+|(?:final )?class \w+)~', $text, $bare);
echo $bare[1] ? 'no comment: ' . implode(', ', $bare[1]) . "\n" : '';
echo preg_match_all('/^(?:    public )?function \w+|^(?:final )?class \w+|\bGEARMAN_\w+ = /m', $text) ===
    preg_match_all('/\(|^(?:final )?\w+ (?:\w+)?$|^GEARMAN_/m', preg_replace('/\(.*$/m', '(', $ours)) ? '' : "the stubs have more than the extension\n";

// In a checkout: the file is what its generator makes of gearman.stub.php.
if (is_executable("$root/tools/gen-stubs") && is_file("$root/modules/gearman.so")) {
    echo known(["$root/tools/gen-stubs", '--check']);
}
echo strlen($ours) > 5000 ? "done\n" : "too short\n";
?>
--EXPECT--
done
