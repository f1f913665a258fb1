--TEST--
Every pair of WORK_*, from the worker that has the job and from a stranger: one end at most, told once, and everybody lives
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

const WORKS = ['WORK_STATUS', 'WORK_DATA', 'WORK_WARNING', 'WORK_COMPLETE', 'WORK_FAIL', 'WORK_EXCEPTION'];
const ENDS = ['WORK_COMPLETE', 'WORK_FAIL', 'WORK_EXCEPTION'];

function work(string $command, string $handle): string
{
	return request($command, $handle, ...['WORK_STATUS' => ['1', '2'], 'WORK_FAIL' => []][$command] ?? ["data\0of $command"]);
}

/* The names of what comes before the answer to an echo. */
function names(Wire $wire): array
{
	$wire->request('ECHO_REQ', 'end');
	for ($names = []; ($packet = $wire->receive()) !== ['ECHO_RES', 'end']; $names[] = implode(' ', array_slice($packet, 0, 2))) {
		if ($packet === null) {
			return [...$names, 'no answer'];
		}
	}
	return $names;
}

$server = Server::start();
$client = $server->connect();
$client->ask('OPTION_REQ', 'exceptions');
$plain = $server->connect();
$workers = ['owner' => $server->connect()->request('CAN_DO', 'f'), 'stranger' => $server->connect()->request('CAN_DO', 'f')];
$pairs = 0;
foreach ([['owner', 'owner'], ['owner', 'stranger'], ['stranger', 'owner'], ['stranger', 'stranger']] as $who) {
	foreach (WORKS as $first) {
		foreach (WORKS as $second) {
			$handle = $client->request('SUBMIT_JOB', 'f', 'same', '')->receive()[1];
			$plain->request('SUBMIT_JOB', 'f', 'same', '')->receive();
			$workers['owner']->request('GRAB_JOB')->receive();
			$errors = ['owner' => [], 'stranger' => []];
			$told = [];
			$over = false;
			foreach ([[$who[0], $first], [$who[1], $second]] as [$from, $command]) {
				$workers[$from]->send(work($command, $handle))->request('ECHO_REQ', '');
				$heard = $workers[$from]->receive();
				$refused = $heard[0] === 'ERROR';
				if ($refused && ($heard[1] !== 'JOB_NOT_FOUND' || $workers[$from]->receive() !== ['ECHO_RES'])) {
					echo "$who[0] $first, $who[1] $second: ", implode(' ', $heard), "\n";
				}
				if ($refused !== ($over || $from === 'stranger')) {
					echo "$who[0] $first, $who[1] $second: $command ", $refused ? "refused\n" : "accepted\n";
				}
				if (!$refused) {
					$told[] = "$command $handle";
					$over = in_array($command, ENDS, true);
				}
			}
			if (!$over) {
				$workers['owner']->request('WORK_FAIL', $handle)->quiet();
				$told[] = "WORK_FAIL $handle";
			}
			if (names($client) !== $told || names($plain) !== str_replace('WORK_EXCEPTION', 'WORK_FAIL', $told)) {
				echo "$who[0] $first, $who[1] $second: not ", implode(', ', $told), "\n";
			}
			$pairs++;
		}
	}
}
echo "$pairs pairs\n", implode("\n", $client->table('status')), "\n";
$server->stop();
?>
--EXPECT--
OPTION_RES exceptions
144 pairs
f	0	0	2
