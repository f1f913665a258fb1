--TEST--
Functions that cannot be are refused
--FILE--
<?php
function refused(callable $call): void
{
    try {
        var_dump($call(new GearmanWorker()));
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}

refused(fn ($w) => $w->addFunction('f', 'no_such_function'));
refused(fn ($w) => $w->addFunction('f'));
refused(fn ($w) => $w->addFunction('f', 'strrev', null, -1));
refused(fn ($w) => $w->addFunction('f', 'strrev', null, 1 << 32));
refused(fn ($w) => $w->addFunction('', 'strrev'));
refused(fn ($w) => $w->addFunction("nul\0byte", 'strrev'));
refused(fn ($w) => $w->addFunction(str_repeat('f', 256), 'strrev'));
refused(fn ($w) => $w->addFunction(str_repeat('f', 255), 'strrev'));
refused(fn ($w) => $w->register(''));
refused(fn ($w) => $w->register('f', -1));
refused(fn ($w) => gearman_worker_register($w, 'f', -1));
?>
--EXPECTF--
TypeError: GearmanWorker::addFunction(): Argument #2 ($function) must be a valid callback, function "no_such_function" not found or invalid function name
ArgumentCountError: GearmanWorker::addFunction() expects at least 2 arguments, 1 given
ValueError: GearmanWorker::addFunction(): Argument #4 ($timeout) must be between 0 and 4294967295 milliseconds
ValueError: GearmanWorker::addFunction(): Argument #4 ($timeout) must be between 0 and 4294967295 milliseconds

Warning: GearmanWorker::addFunction(): a function's name must have 1 to 255 bytes and no NUL in %s on line %d
bool(false)

Warning: GearmanWorker::addFunction(): a function's name must have 1 to 255 bytes and no NUL in %s on line %d
bool(false)

Warning: GearmanWorker::addFunction(): a function's name must have 1 to 255 bytes and no NUL in %s on line %d
bool(false)
bool(true)

Warning: GearmanWorker::register(): a function's name must have 1 to 255 bytes and no NUL in %s on line %d
bool(false)
ValueError: GearmanWorker::register(): Argument #2 ($timeout) must be between 0 and 4294967295 milliseconds
ValueError: gearman_worker_register(): Argument #3 ($timeout) must be between 0 and 4294967295 milliseconds
