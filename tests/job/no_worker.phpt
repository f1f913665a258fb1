--TEST--
A GearmanJob that no worker gave has nothing to say, and says so
--FILE--
<?php
$job = new GearmanJob();
var_dump($job->handle(), $job->functionName(), $job->unique(), $job->workload(), $job->workloadSize(), $job->returnCode());
var_dump($job->sendData('x'), $job->sendFail(), $job->sendStatus(1, 2));
?>
--EXPECTF--
bool(false)
bool(false)
bool(false)
string(0) ""
int(0)
int(0)

Warning: GearmanJob::sendData(): This GearmanJob was not given by a worker in %s on line %d

Warning: GearmanJob::sendFail(): This GearmanJob was not given by a worker in %s on line %d

Warning: GearmanJob::sendStatus(): This GearmanJob was not given by a worker in %s on line %d
bool(false)
bool(false)
bool(false)
