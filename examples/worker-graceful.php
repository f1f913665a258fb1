<?php
/*
 * A worker to be run by a supervisor: SIGTERM and SIGINT end it at once while it is idle, and after its job while it has
 * one. A function that throws fails its job only. From time to time it starts anew, for a fresh process.
 *
 *   php examples/worker-graceful.php [PORT]
 */
$quit = false;
pcntl_async_signals(true);
foreach ([SIGTERM, SIGINT] as $signal) {
	pcntl_signal($signal, function () use (&$quit) { $quit = true; });
}

$worker = new GearmanWorker();
$worker->addServer('localhost', (int) ($argv[1] ?? 4730));
$worker->setId(gethostname() . ':' . getmypid());       // to be told apart in the server's list of workers
$worker->setTimeout(60_000);                            // ms

/* Ten minutes, in milliseconds: a job that takes longer has failed, as far as its client is told. */
$worker->addFunction('write_report', function (GearmanJob $job) {
	$year = $job->workload();
	if ($year > date('Y')) {
		throw new DomainException("there is no report of $year yet");
	}
	for ($month = 1; $month <= 12; $month++) {
		usleep(50_000);
		$job->sendStatus($month, 12);
	}
	return "report of $year";
}, timeout: 600_000);

$jobs = 0;
while (!$quit && $jobs < 1000) {
	try {
		if ($worker->work()) {
			$jobs++;
			continue;
		}
	} catch (DomainException $e) {          // the client has been told
		fwrite(STDERR, $e->getMessage() . "\n");
		continue;
	}
	if ($worker->returnCode() === GEARMAN_TIMEOUT) {
		continue;                           // a good moment to look after connections to a database
	}
	if ($worker->returnCode() !== GEARMAN_ERRNO) {
		fwrite(STDERR, $worker->error() . "\n");
		exit(1);                            // GEARMAN_ERRNO: a signal's handler has run
	}
}
echo "done after $jobs jobs\n";
