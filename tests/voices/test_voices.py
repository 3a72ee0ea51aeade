"""Voices read what they are given; a voice that ends is started again."""

from __future__ import annotations

import json

import pytest

from broadsheet.adapters.voices import EspeakVoice, PiperVoice, choose_voice, encode_mp3
from broadsheet.adapters.voices.mixed import MixedVoice
from broadsheet.adapters.voices.mp3 import resample
from broadsheet.errors import SettingsError, SpeechError
from broadsheet.records import Sound
from broadsheet.testing.contracts.voice import VoiceContract
from broadsheet.testing.tone_voice import ToneVoice


@pytest.fixture(scope="module")
def espeak():
    voice = EspeakVoice()
    yield voice
    voice.close()


class TestEspeak(VoiceContract):
    @pytest.fixture
    def voice(self, espeak):
        return espeak


class TestTone(VoiceContract):
    @pytest.fixture
    def voice(self):
        return ToneVoice()


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ru", "zh", "ja", "pt-BR", "nb"])
def test_espeak_has_a_voice_for_every_language_of_the_catalogue(espeak, language):
    assert espeak.speak("2026", language=language).seconds > 0.2


def test_a_language_that_espeak_does_not_know_is_read_in_english(espeak):
    assert (
        espeak.speak("A letter.", language="tlh").samples == espeak.speak("A letter.", language="en").samples
    )


def test_a_voice_whose_process_died_is_started_again():
    voice = EspeakVoice()
    try:
        before = voice.speak("Once more.", language="en")
        voice._process.kill()
        voice._process.wait()
        assert voice.speak("Once more.", language="en") == before
    finally:
        voice.close()


def piper(tmp_path, script):
    """A Piper of this test's own: a program that answers as Piper's raw output does."""
    program = tmp_path / "piper"
    program.write_text("#!/bin/sh\n" + script)
    program.chmod(0o755)
    model = tmp_path / "voice.onnx"
    model.write_bytes(b"")
    about = {"audio": {"sample_rate": 16000}, "espeak": {"voice": "de"}}
    model.with_name("voice.onnx.json").write_text(json.dumps(about))
    return PiperVoice(model, program=str(program))


def test_piper_reads_its_own_language_at_its_own_rate(tmp_path):
    voice = piper(tmp_path, "cat > /dev/null; printf 'abcd'")
    assert voice.speak("Ein Satz.", language="de-AT") == Sound(rate=16000, samples=b"abcd")


def test_piper_refuses_another_language_and_espeak_takes_it(tmp_path, espeak):
    voice = piper(tmp_path, "cat > /dev/null; printf 'abcd'")
    with pytest.raises(SpeechError, match="reads de, not en"):
        voice.speak("A sentence.", language="en")
    assert MixedVoice(voice, espeak).speak("A sentence.", language="en").rate == 22050


def test_a_piper_that_fails_says_so(tmp_path):
    with pytest.raises(SpeechError, match="Piper could not read this"):
        piper(tmp_path, "exit 3").speak("Ein Satz.", language="de")


def test_a_model_without_its_description_is_named(tmp_path):
    with pytest.raises(SettingsError, match="side by side"):
        choose_voice(str(tmp_path / "absent.onnx"))


def test_a_voice_nobody_knows_is_a_setting_that_is_wrong():
    assert choose_voice("none") is None
    with pytest.raises(SettingsError, match="no voice is called 'alto'"):
        choose_voice("alto")


def test_an_mp3_is_made_to_the_byte():
    sounds = [ToneVoice().speak("One two three four five.", language=tag) for tag in ("en", "ru")]
    first, second = (encode_mp3(sounds, rate=22050) for _ in range(2))
    assert first == second
    assert first[:1] == b"\xff"  # the sync word of a frame


def test_sounds_of_another_rate_last_as_long_as_before():
    sound = ToneVoice().speak("As long as before.", language="en")
    assert resample(sound, 16000).seconds == pytest.approx(sound.seconds, abs=0.001)
