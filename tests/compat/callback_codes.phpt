--TEST--
What a callback returns: codes that there are, from 0 to GEARMAN_MAX_RETURN, and numbers that are none
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    // Not 1, GEARMAN_IO_WAIT, and what converts to it: the incumbent then waits for what has come already, and loses its way.
    $outcomes = [];
    foreach (['Created', 'Data', 'Complete'] as $event) {
        foreach ([-2, -1, 0, ...range(2, 55), 255, 256, 1000, 1 << 31, 1 << 32, PHP_INT_MAX, PHP_INT_MIN, false, null, '0'] as $code) {
            $client = client();
            $calls = 0;
            $client->{"set{$event}Callback"}(function () use ($code, &$calls) { $calls++; return $code; });
            $client->addTask('parts', 'x');
            $runs = [];
            do {
                $runs[] = json_encode([@$client->runTasks(), $client->returnCode()]);
            } while ($client->returnCode() !== 0 && count($runs) < 3);
            $outcome = implode(' ', $runs) . ", $calls calls";
            $outcome = str_replace(',' . json_encode($code) . ']', ',CODE]', $outcome);
            $outcomes[$event][$outcome][] = json_encode($code);
        }
    }
    foreach ($outcomes as $event => $list) {
        foreach ($list as $outcome => $codes) {
            $codes = implode(' ', $codes);
            foreach ([[2, 19], [25, 37], [39, 53]] as [$from, $to]) {
                $codes = str_replace(implode(' ', range($from, $to)), "$from..$to", $codes);
            }
            echo "$event $outcome: $codes\n";
        }
    }
    PHP, WORKER_SERVES);
?>
--EXPECT--
== extension theirs
Created [false,4294967294] [false,4294967294] [false,4294967294], 3 calls: -2
Created [false,4294967295] [false,4294967295] [false,4294967295], 3 calls: -1 9223372036854775807
Created [true,CODE], 1 calls: 0
Created [false,CODE] [false,CODE] [false,CODE], 3 calls: 2..19 25..37 39..53 54 55 255 256 1000 2147483648
Created [true,CODE] [true,CODE] [true,CODE], 3 calls: 20 21 22 23 24 38
Created [true,0], 1 calls: 4294967296 -9223372036854775808 false null "0"
Data [false,4294967294] [false,4294967294] [false,4294967294], 3 calls: -2
Data [false,4294967295] [false,4294967295] [false,4294967295], 3 calls: -1 9223372036854775807
Data [true,CODE], 2 calls: 0
Data [false,CODE] [false,CODE] [false,CODE], 3 calls: 2..19 25..37 39..53 54 55 255 256 1000 2147483648
Data [true,CODE] [true,CODE] [true,CODE], 3 calls: 20 21 22 23 24 38
Data [true,0], 2 calls: 4294967296 -9223372036854775808 false null "0"
Complete [false,4294967294] [false,4294967294] [false,4294967294], 3 calls: -2
Complete [false,4294967295] [false,4294967295] [false,4294967295], 3 calls: -1 9223372036854775807
Complete [true,CODE], 1 calls: 0
Complete [false,CODE] [false,CODE] [false,CODE], 3 calls: 2..19 25..37 39..53 54 55 255 256 1000 2147483648
Complete [true,CODE] [true,CODE] [true,CODE], 3 calls: 20 21 22 23 24 38
Complete [true,0], 1 calls: 4294967296 -9223372036854775808 false null "0"
== extension ours
Created [false,39] [true,0], 1 calls: -2 -1 54 55 255 256 1000 2147483648 4294967296 9223372036854775807 -9223372036854775808
Created [true,CODE], 1 calls: 0
Created [false,CODE] [true,0], 1 calls: 2..19 25..37 39..53
Created [true,CODE] [true,0], 1 calls: 20 21 22 23 24 38
Created [true,0], 1 calls: false null "0"
Data [false,39] [false,39] [true,0], 2 calls: -2 -1 54 55 255 256 1000 2147483648 4294967296 9223372036854775807 -9223372036854775808
Data [true,CODE], 2 calls: 0
Data [false,CODE] [false,CODE] [true,0], 2 calls: 2..19 25..37 39..53
Data [true,CODE] [true,CODE] [true,0], 2 calls: 20 21 22 23 24 38
Data [true,0], 2 calls: false null "0"
Complete [false,39] [true,0], 1 calls: -2 -1 54 55 255 256 1000 2147483648 4294967296 9223372036854775807 -9223372036854775808
Complete [true,CODE], 1 calls: 0
Complete [false,CODE] [true,0], 1 calls: 2..19 25..37 39..53
Complete [true,CODE] [true,0], 1 calls: 20 21 22 23 24 38
Complete [true,0], 1 calls: false null "0"
