--TEST--
A task that was made with new belongs to no client: every method has an answer
--FILE--
<?php
$task = new GearmanTask();
foreach (['returnCode', 'functionName', 'unique', 'jobHandle', 'isKnown', 'isRunning', 'taskNumerator', 'taskDenominator', 'data',
    'dataSize'] as $method) {
    echo $method, ' ', json_encode($task->$method()), "\n";
}
var_dump($task->recvData(10), @$task->sendWorkload('x'));
foreach (['return_code', 'function_name', 'unique', 'job_handle', 'is_known', 'is_running', 'numerator', 'denominator', 'data',
    'data_size'] as $function) {
    echo $function, ' ', json_encode("gearman_task_$function"($task)), "\n";
}
?>
--EXPECT--
returnCode 0
functionName false
unique false
jobHandle false
isKnown false
isRunning false
taskNumerator false
taskDenominator false
data false
dataSize false
bool(false)
bool(false)
return_code 0
function_name false
unique false
job_handle false
is_known false
is_running false
numerator false
denominator false
data false
data_size false
