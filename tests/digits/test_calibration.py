"""Temperatures that make beliefs true, and the measure of how true they are."""

import pytest
import torch

from seqgui.tasks.digits.calibration import COLDEST, FALSE_ALARMS, HOTTEST, calibrate, calibration_error
from seqgui.tasks.digits.events import STRANGE
from seqgui.tasks.digits.model import DigitReader
from seqgui.tasks.digits.recipe import DigitsRecipe


def seen(sharpness, count=4000):
    """Outputs (N, 28, 10) and labels drawn from the beliefs that they stand for, then made sharper."""
    generator = torch.Generator().manual_seed(1)
    logits = torch.randn(count, 10, generator=generator) * 2
    labels = torch.multinomial(logits.softmax(-1), 1, generator=generator)[:, 0]
    return (logits * sharpness)[:, None].expand(-1, 28, -1), labels


@pytest.mark.parametrize("sharpness", [0.5, 1.0, 2.5])
def test_the_temperature_undoes_what_made_the_beliefs_wrong(sharpness):
    network, (outputs, labels) = DigitReader(DigitsRecipe(hidden=4)), seen(sharpness)
    for _ in calibrate(network, [(outputs, labels)]):
        pass
    assert network.temperature.tolist() == pytest.approx([sharpness] * 28, rel=0.1)
    before = calibration_error(outputs[:, -1].softmax(-1), labels)
    after = calibration_error(network.digits(outputs)[:, -1].softmax(-1), labels)
    assert after < 0.03
    if sharpness != 1.0:
        assert before > 3 * after


def test_parts_count_alike_whatever_their_sizes():
    network = DigitReader(DigitsRecipe(hidden=4))
    (many, labels), (few, few_labels) = seen(1.0), seen(3.0, 400)
    for _ in calibrate(network, [(many, labels), (few, few_labels)]):
        pass
    assert 1.2 < float(network.temperature[-1]) < 2.7


def test_of_beginnings_a_reader_that_is_told_of_them_is_less_sure():
    network = DigitReader(DigitsRecipe(hidden=4, strangers=0.1, told=True))
    whole = with_strangeness(seen(1.0), torch.linspace(-12.0, -8.0, 4000))
    outputs, labels = begun = with_strangeness(seen(2.5), torch.linspace(-6.0, 4.0, 4000))
    for _ in calibrate(network, [whole], begun):
        pass
    assert network.temperature.tolist() == pytest.approx([1.0] * 28, rel=0.1)
    assert network.temperature_begun.tolist() == pytest.approx([2.5] * 28, rel=0.1)
    moving = torch.ones(len(labels), dtype=torch.bool)
    said = (calibration_error(network.digits(outputs, on)[:, -1].softmax(-1), labels) for on in (moving, ~moving))
    assert 3 * next(said) < next(said)
    assert 0 < (network.strangeness(outputs, moving) >= STRANGE).float().mean() <= FALSE_ALARMS
    assert (network.strangeness(outputs) >= STRANGE).float().mean() > 0.5


def test_a_network_that_diverged_keeps_its_temperature():
    network = DigitReader(DigitsRecipe(hidden=4))
    for _ in calibrate(network, [(torch.full((5, 28, 10), torch.nan), torch.arange(5))]):
        pass
    assert (network.temperature == 1).all()
    assert COLDEST < 1 < HOTTEST


def with_strangeness(part, logits):
    """The same outputs with a logit of “no digit”, (N,), alike on all lines."""
    outputs, labels = part
    return torch.cat([outputs, logits[:, None, None].expand(-1, 28, 1)], -1), labels


def test_the_alarm_goes_off_for_few_digits_of_any_part():
    network = DigitReader(DigitsRecipe(hidden=4, strangers=0.1))
    clear = with_strangeness(seen(1.0), torch.linspace(-12.0, -8.0, 4000))
    doubtful = with_strangeness(seen(1.0, 1117), torch.linspace(-6.0, 40.0, 1117))
    for _ in calibrate(network, [clear, doubtful]):
        pass
    called = [(network.strangeness(outputs) >= STRANGE).float().mean(0) for outputs, _ in (clear, doubtful)]
    assert not called[0].any()
    assert ((called[1] > 0) & (called[1] <= FALSE_ALARMS)).all()


def test_what_all_digits_share_alarms_nobody():
    network = DigitReader(DigitsRecipe(hidden=4, strangers=0.1))
    part = with_strangeness(seen(1.0, 1000), torch.full((1000,), -3.0))
    for _ in calibrate(network, [part]):
        pass
    assert (network.strangeness(part[0]) < STRANGE).all()


def test_a_network_that_diverged_keeps_its_alarm():
    network = DigitReader(DigitsRecipe(hidden=4, strangers=0.1))
    for _ in calibrate(network, [(torch.full((5, 28, 11), torch.nan), torch.arange(5))]):
        pass
    assert not network.alarm.any()


def test_the_calibration_error_is_the_gap_between_belief_and_truth():
    labels = torch.zeros(100, dtype=torch.long)
    labels[:30] = 1
    beliefs = torch.zeros(100, 10)
    beliefs[:, 0], beliefs[:, 1] = 0.9, 0.1
    assert calibration_error(beliefs, labels) == pytest.approx(0.2, abs=1e-5)
    beliefs[:, 0], beliefs[:, 1] = 0.7, 0.3
    assert calibration_error(beliefs, labels) == pytest.approx(0.0, abs=1e-5)
